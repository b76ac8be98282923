package org.ouinon.vote;

/** Which of a mail's three links a click was made on. */
enum On {
    YES(Answer.YES),
    NO(Answer.NO),
    /** "I would like to detail my answer": opens a page and says neither yes nor no. */
    DETAIL(null);

    private final Answer answer;

    On(Answer answer) {
        this.answer = answer;
    }

    /** The answer this link gives, or null for the detail link. */
    Answer answer() {
        return answer;
    }
}
