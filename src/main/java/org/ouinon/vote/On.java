package org.ouinon.vote;

/** Which of a mail's three links a click was made on. */
public enum On {
    YES(Answer.YES),
    NO(Answer.NO),
    /** "I would like to detail my answer": opens a page and says neither yes nor no. */
    DETAIL(null);

    private final Answer answer;

    On(Answer answer) {
        this.answer = answer;
    }

    static On of(Answer answer) {
        return answer == Answer.YES ? YES : NO;
    }

    /** The answer this link gives, or null for the detail link. */
    Answer answer() {
        return answer;
    }
}
