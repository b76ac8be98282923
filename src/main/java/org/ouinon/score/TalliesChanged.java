package org.ouinon.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * This process has committed changes to the tallies; fired after the commit and before any answer.
 *
 * @param days whose tallies changed
 * @param at the last of the changes
 * @param transactions how many there were, each of which raised the writer's mark by one
 */
public record TalliesChanged(Set<LocalDate> days, Instant at, int transactions) {}
