package org.ouinon.score;

import java.time.LocalDate;
import java.util.Set;

/** This process has committed changes to the tallies of some days; fired after the commit and before any answer. */
public record TalliesChanged(Set<LocalDate> days) {}
