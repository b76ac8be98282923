package org.ouinon.link;

/** A link was minted that may count: told at once, within the request that asked for it. */
public record Minted(Link link) {}
