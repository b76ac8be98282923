package org.ouinon.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a replica and its database talk through: it can be cut, so that nobody is reached, and made slow. */
final class Cable {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    /** Milliseconds; a stopped server's queue is full one day, and the system would ask again half a minute later. */
    private static final int PATIENCE = 1000;

    final int port;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;
    private volatile long delay;

    Cable(int target) throws IOException {
        this.target = target;
        mend();
        this.port = door.getLocalPort();
    }

    /** Drops all connections and refuses new ones. */
    void cut() throws IOException {
        door.close();
        open.forEach(this::close);
    }

    /** Lets connections through, or lets them through again. */
    void mend() throws IOException {
        ServerSocket next = new ServerSocket();
        next.setReuseAddress(true);
        next.bind(new InetSocketAddress(HERE, port()), 200);
        door = next;
        start(() -> accept(next));
    }

    /** Holds every answer up for so many milliseconds. */
    void slow(long millis) {
        delay = millis;
    }

    private int port() {
        return door == null ? 0 : door.getLocalPort();
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                pass(from.accept());
            } catch (IOException e) {
                // It was cut.
            }
        }
    }

    private void pass(Socket caller) {
        Socket called = new Socket();
        open.add(caller);
        open.add(called);
        try {
            called.connect(new InetSocketAddress(HERE, target), PATIENCE);
            start(() -> pump(caller, called, false));
            start(() -> pump(called, caller, true));
        } catch (IOException e) {
            close(caller);
            close(called);
        }
        if (door.isClosed()) {
            open.forEach(this::close);
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Thread.sleep(answers ? delay : 0);
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One side hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(from);
        close(to);
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }
}
