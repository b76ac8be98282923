package org.ouinon.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Just enough of a mail server (RFC 5321), on loopback: it takes its time, and lets a witness act at each step of a mail. */
final class SlowMailServer implements AutoCloseable {

    /** So long every mail takes, so that processes that send at once share the round. */
    private static final int PAUSE = 200;

    /** How far a mail has come. */
    enum Step {
        /** The server knows who sends it to whom, and has nothing of it. */
        ADDRESSED,
        /** The server has it, and the sender has not heard so. */
        TAKEN,
        /** The sender has the server's word. */
        ANSWERED
    }

    record Mail(String from, String to) {}

    /** Who sees each mail pass, and may hold it up or end its sender. */
    interface Witness {
        void sees(Step step, Mail mail) throws Exception;
    }

    private final ServerSocket door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final Queue<Mail> taken = new ConcurrentLinkedQueue<>();
    private volatile Witness witness = (step, mail) -> {};

    SlowMailServer() throws IOException {
        background(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Who sees what passes from now on. */
    void show(Witness next) {
        witness = next;
    }

    /** Every mail that it has taken, the first one first. */
    List<Mail> taken() {
        return List.copyOf(taken);
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                background(() -> serve(caller));
            } catch (IOException e) {
                // The door was closed.
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                PrintStream out = new PrintStream(caller.getOutputStream(), true, StandardCharsets.UTF_8)) {
            converse(new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8)), out);
        } catch (IOException e) {
            // The caller was killed.
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void converse(BufferedReader in, PrintStream out) throws Exception {
        String from = "";
        String to = "";
        say(out, "220 localhost");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
                case "MAIL" -> from = address(line);
                case "RCPT" -> to = address(line);
                case "DATA" -> {
                    take(new Mail(from, to), in, out);
                    continue;
                }
                case "QUIT" -> {
                    say(out, "221 Bye");
                    return;
                }
                default -> {
                    // The others need no more than a friendly word.
                }
            }
            say(out, "250 OK");
        }
    }

    private void take(Mail mail, BufferedReader in, PrintStream out) throws Exception {
        witness.sees(Step.ADDRESSED, mail);
        Thread.sleep(PAUSE);
        say(out, "354 Go on");
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return; // A part of a mail is none.
            }
        }
        taken.add(mail);
        witness.sees(Step.TAKEN, mail);
        say(out, "250 OK");
        witness.sees(Step.ANSWERED, mail);
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static void say(PrintStream out, String word) {
        out.print(word + "\r\n");
        out.flush();
    }

    private static void background(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
