package dev.isogon.internal.config;

/**
 * The head's own setting.
 *
 * @param frozen whether prototypes stay at their random start (as in the public experiment)
 */
public record HeadConfig(boolean frozen) {}
