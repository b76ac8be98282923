package org.ouinon.hook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that happened, to be told to those who asked for its topic.
 *
 * @param ballot which it is about, or null
 * @param data identifiers and closed words only, never what a customer wrote: it stays after an erasure
 */
public record News(Topic topic, UUID ballot, Map<String, Object> data, Instant at) {}
