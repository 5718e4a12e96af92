package dev.isogon.internal.serve.http;

import java.time.Duration;

/**
 * What is refused before anything is looked at.
 *
 * @param bodyBytes of one request, at most
 * @param allBodiesBytes of all that are being answered together, at most
 * @param answer how long an answer may take, from the moment the request is there
 */
public record RequestLimits(int bodyBytes, long allBodiesBytes, Duration answer) {}
