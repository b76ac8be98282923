package org.ouinon.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between two that talk, and can be shut: then it drops all connections and refuses new ones. */
public final class Relay {

    /** A system property, because the test and the profile may come from different class loaders. */
    private static final String SHUT = "org.ouinon.admin.relay";

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    /** Milliseconds; a stopped server's queue is full one day, and the system would ask again half a minute later. */
    private static final int PATIENCE = 1000;

    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Relay(int target, int port) {
        this.target = target;
        this.port = port;
    }

    /** Begins to pass connections on to a port and gives the port to call. */
    public static int to(int target) {
        try {
            ServerSocket door = door(0); // Open before anybody is told of it.
            Relay relay = new Relay(target, door.getLocalPort());
            start(() -> relay.serve(door));
            return relay.port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses connections, or lets them through again. */
    public static void shut(boolean refuses) throws InterruptedException {
        System.setProperty(SHUT, String.valueOf(refuses));
        Thread.sleep(500);
    }

    private static ServerSocket door(int port) throws IOException {
        ServerSocket door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(HERE, port), 200);
        door.setSoTimeout(50);
        return door;
    }

    private void serve(ServerSocket first) {
        for (ServerSocket door = first; ; door = doorAgain()) {
            try {
                accept(door);
            } catch (IOException e) {
                // A door that broke is made anew.
            }
        }
    }

    private ServerSocket doorAgain() {
        while (true) {
            pause();
            try {
                if (!Boolean.getBoolean(SHUT)) {
                    return door(port);
                }
            } catch (IOException e) {
                // The port may be taken for a moment.
            }
        }
    }

    private void accept(ServerSocket bound) throws IOException {
        try (ServerSocket door = bound) {
            while (!Boolean.getBoolean(SHUT)) {
                try {
                    pass(door.accept());
                } catch (java.net.SocketTimeoutException nobody) {
                    // Looks whether to shut.
                }
            }
        }
        open.forEach(Relay::close);
        open.clear();
    }

    private void pass(Socket caller) {
        Socket called = new Socket();
        open.add(caller);
        open.add(called);
        try {
            called.connect(new InetSocketAddress(HERE, target), PATIENCE);
            start(() -> pump(caller, called));
            start(() -> pump(called, caller));
        } catch (IOException e) {
            close(caller);
            close(called);
        }
    }

    private void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One side hung up.
        }
        close(from);
        close(to);
        open.remove(from);
        open.remove(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
