package org.ouinon.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What is logged while it is open. */
public final class Captured implements AutoCloseable {

    private final Logger root = LogManager.getLogManager().getLogger("");
    private final Logger category;
    private final Level before;
    private final Map<Handler, Level> others = new HashMap<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            String message = line instanceof ExtLogRecord ext ? ext.getFormattedMessage() : line.getMessage();
            lines.add(line.getLevel() + " " + line.getLoggerName() + " " + message + causes(line.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Captured(String category, Level level) {
        this.category = Logger.getLogger(category);
        this.before = this.category.getLevel();
        this.category.setLevel(level);
        for (Handler other : root.getHandlers()) {
            others.put(other, other.getLevel());
            other.setLevel(Level.WARNING); // All of it on a screen is of use to nobody.
        }
        root.addHandler(handler);
    }

    /** Everything that is logged, and more of one category than usual. */
    public static Captured from(String category, Level level) {
        return new Captured(category, level);
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        root.removeHandler(handler);
        others.forEach(Handler::setLevel);
        category.setLevel(before);
    }

    private static String causes(Throwable thrown) {
        return thrown == null ? "" : " " + thrown + causes(thrown.getCause());
    }
}
