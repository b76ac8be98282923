package org.ouinon.vote;

import java.util.UUID;
import org.ouinon.link.Link;

/**
 * The identity of one answer: one ticket, one agent and one UTC day of minting; or, for a link without ticket, one link
 * and one visitor a day.
 *
 * @param id its first 32 bits are the day, the rest a keyed hash of the identity
 * @param link through which it was reached; null where an operator reached it by its id
 */
public record Ballot(UUID id, Link link) {}
