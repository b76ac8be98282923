package org.ouinon.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A real mail server on this machine: TLS with a certificate of its own name, and nobody sends without a password. */
public final class PostOffice implements AutoCloseable {

    public static final String FROM = "Ouinon <ouinon@example.net>";

    static final String LOGIN = "ouinon";
    static final String PASSWORD = "a-password-of-the-mail-server";

    /** A system property, because the test and the profile may come from different class loaders. */
    private static final String PORT = "org.ouinon.mail.post-office";

    private final GreenMail server;
    private final GreenMailUser us;
    private volatile boolean slow;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    private PostOffice(GreenMail server) {
        this.server = server;
        this.us = server.setUser("ouinon@example.net", LOGIN, PASSWORD);
    }

    /** Open from now on, with no mail in it. */
    public static PostOffice open() {
        System.setProperty("greenmail.tls.keystore.file", keyStore().toString());
        System.setProperty("greenmail.tls.keystore.password", PASSWORD);
        GreenMail server = new GreenMail(new ServerSetup(port(), "localhost", ServerSetup.PROTOCOL_SMTPS));
        server.start();
        PostOffice office = new PostOffice(server);
        office.deliverUnlessRefused();
        return office;
    }

    static synchronized int port() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, String.valueOf(freePort()));
        }
        return Integer.getInteger(PORT);
    }

    /** Made once, with the name in it that clients look for. */
    static synchronized Path keyStore() {
        Path store = Path.of("target", "post-office.p12").toAbsolutePath();
        if (!Files.exists(store)) {
            make(store);
        }
        return store;
    }

    /** From now on no mail to an address is taken. */
    public void refuse(String address) {
        refused.add(address);
    }

    /** From now on it is taken again. */
    public void takeAgain(String address) {
        refused.remove(address);
    }

    /** From now on it thinks for a while before it takes a mail. */
    void takeTime() {
        slow = true;
    }

    /** From now on our password is another one. */
    void forgetPassword() {
        us.setPassword("another");
    }

    /** Every mail to an address, the first one first. */
    public List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> to(mail).equals(address))
                .toList();
    }

    /** The text part of a mail, as it is read. */
    public static String text(MimeMessage mail) {
        return part(mail, "text/plain");
    }

    /** The HTML part of a mail. */
    public static String html(MimeMessage mail) {
        return part(mail, "text/html");
    }

    private static String part(MimeMessage mail, String type) {
        try {
            Multipart parts = (Multipart) mail.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType(type)) {
                    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .replace("\r\n", "\n");
                }
            }
            throw new AssertionError("There is no " + type);
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private void deliverUnlessRefused() {
        server.getUserManager().setMessageDeliveryHandler((mail, address) -> {
            if (slow) {
                think();
            }
            if (refused.contains(address.getEmail())) {
                throw new MessagingException("No mailbox here by that name");
            }
            GreenMailUser reader = server.getUserManager().getUserByEmail(address.getEmail());
            return reader == null ? server.setUser(address.getEmail(), address.getEmail(), PASSWORD) : reader;
        });
    }

    private static void think() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static void make(Path store) {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = List.of(
                keytool,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "post",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-ext",
                "bc=ca:true",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Below those that systems give to whoever calls out, so that nobody takes it while the post office is closed. */
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(PostOffice::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket free = new ServerSocket(port)) {
            return free.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
