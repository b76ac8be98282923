package org.ouinon.hook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What others can be told of. */
public enum Topic {
    VOTE_COUNTED("vote.counted", "A vote came to count"),
    VOTE_CHANGED("vote.changed", "A vote changed its answer, or counts no more"),
    COMMENT_WRITTEN("comment.written", "A customer wrote or rewrote a comment"),
    INDEX_ALERT("index.alert", "The score dropped by more than chance, or recovered"),
    /** Sent by an operator's press, whatever the webhook takes. */
    TEST("webhook.test", "A message to try the way");

    private final String type;
    private final String sentence;

    Topic(String type, String sentence) {
        this.type = type;
        this.sentence = sentence;
    }

    /** The type of a message, as receivers read it. */
    public String type() {
        return type;
    }

    public String sentence() {
        return sentence;
    }

    /** Those that an operator can choose. */
    public static List<Topic> offered() {
        return Arrays.stream(values()).filter(topic -> topic != TEST).toList();
    }

    static Optional<Topic> of(String type) {
        return Arrays.stream(values()).filter(topic -> topic.type.equals(type)).findFirst();
    }
}
