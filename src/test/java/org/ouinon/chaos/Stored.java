package org.ouinon.chaos;

import org.ouinon.vote.Answer;

/** How a vote stands in the database. */
record Stored(Answer answer, String state) {}
