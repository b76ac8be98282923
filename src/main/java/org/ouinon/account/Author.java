package org.ouinon.account;

/** The numbers that a link carries of the agent who wrote and of the team they wrote for. */
public record Author(int agent, int team) {}
