package org.ouinon.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many open pages, as far as the service can tell: each holds a stream open and notes the newest count that it was told. */
final class OpenStreams implements AutoCloseable {

    private static final Pattern COUNT = Pattern.compile("\"week\":\\{[^}]*?\"yes\":(\\d+)");

    /** An event has about 500 bytes; what stood before the last one is old news. */
    private static final int TAIL = 1500;

    private static final class Page {
        private final StringBuilder tail = new StringBuilder();
        private long told = -1;
    }

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private int lost;

    OpenStreams(URI service, int pages) throws IOException {
        byte[] request = ("GET /api/v1/index/stream HTTP/1.1\r\nHost: " + service.getAuthority()
                        + "\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < pages; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(service.getHost(), service.getPort()));
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Page());
        }
    }

    /** Whether within some time every page was told a count of at least this. */
    boolean allToldWithin(Duration time, long count) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (!allTold(count)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            listen(left);
        }
        return true;
    }

    /** How many streams ended. */
    int lost() {
        return lost;
    }

    /** Takes in what comes, for some time. */
    void listenFor(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            listen(left);
        }
    }

    private boolean allTold(long count) {
        return selector.keys().stream().allMatch(key -> ((Page) key.attachment()).told >= count);
    }

    private void listen(long millis) throws IOException {
        selector.select(millis);
        Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext()) {
            read(ready.next());
            ready.remove();
        }
    }

    private void read(SelectionKey key) throws IOException {
        buffer.clear();
        if (((SocketChannel) key.channel()).read(buffer) < 0) {
            lost++;
            key.cancel();
            return;
        }
        Page page = (Page) key.attachment();
        page.tail.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
        Matcher count = COUNT.matcher(page.tail);
        while (count.find()) {
            page.told = Math.max(page.told, Long.parseLong(count.group(1)));
        }
        page.tail.delete(0, Math.max(0, page.tail.length() - TAIL));
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
