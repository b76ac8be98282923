package org.ouinon.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** HTTP/1.1 byte by byte: sends request lines that no client library would let pass. */
public final class Wire {

    private static final int PATIENCE = 20_000;

    /** What came back, whole. */
    public record Reply(int status, List<String> headers, String body) {

        /** The values of a header, in the order they came. */
        public List<String> all(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .toList();
        }

        /** The only value of a header, or null. */
        public String header(String name) {
            List<String> values = all(name);
            if (values.size() > 1) {
                throw new AssertionError(name + " is there " + values.size() + " times: " + values);
            }
            return values.isEmpty() ? null : values.get(0);
        }

        private static Reply read(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return new Reply(0, List.of(), text);
            }
            List<String> lines = text.substring(0, end).lines().toList();
            return new Reply(
                    Integer.parseInt(lines.get(0).split(" ")[1]),
                    lines.subList(1, lines.size()),
                    text.substring(end + 4));
        }
    }

    /** The headers of somebody who follows a link of a mail in a browser. */
    public static final String[] BROWSER = {
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Language: en-US,en;q=0.5",
        "Sec-Fetch-Dest: document",
        "Sec-Fetch-Mode: navigate",
        "Sec-Fetch-Site: none",
        "Sec-Fetch-User: ?1"
    };

    private final int port;

    private Wire(int port) {
        this.port = port;
    }

    public static Wire to(int port) {
        return new Wire(port);
    }

    /** GET of a target as it stands, in UTF-8. */
    public Reply get(String target, String... headers) {
        return send("GET", target, "", headers);
    }

    /** The head of an answer, whose body may never end. */
    public Reply head(String method, String target, String body, String... headers) {
        return send(true, method, target, body, headers);
    }

    public Reply send(String method, String target, String body, String... headers) {
        return send(false, method, target, body, headers);
    }

    private Reply send(boolean headOnly, String method, String target, String body, String... headers) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        Stream<String> first = Stream.of(method + " " + target + " HTTP/1.1", "Host: localhost:" + port);
        Stream<String> last = Stream.of("Content-Length: " + content.length, "Connection: close", "", "");
        String head = String.join(
                "\r\n",
                Stream.of(first, Stream.of(headers), last).flatMap(s -> s).toList());
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.write(head.getBytes(StandardCharsets.UTF_8));
            request.write(content);
            socket.getOutputStream().write(request.toByteArray());
            return Reply.read(read(socket.getInputStream(), headOnly));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target, e);
        }
    }

    /** Servers that refuse a request early may reset the connection behind their answer. */
    private static byte[] read(InputStream in, boolean headOnly) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
                if (headOnly && bytes.toString(StandardCharsets.UTF_8).contains("\r\n\r\n")) {
                    break;
                }
            }
        } catch (SocketException e) {
            if (bytes.size() == 0) {
                throw e;
            }
        }
        return bytes.toByteArray();
    }
}
