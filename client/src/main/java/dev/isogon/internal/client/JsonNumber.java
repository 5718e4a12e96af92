package dev.isogon.internal.client;

/**
 * A number as it was written, so that each reader rounds it once.
 *
 * @param text by the grammar of JSON
 */
record JsonNumber(String text) {}
