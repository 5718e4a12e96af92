/**
 * HTTP without galleries: routes, what comes in, what goes out, and what is refused before anything is computed. Start at {@link
 * dev.isogon.internal.serve.http.FrontDoor}.
 */
@NullMarked
package dev.isogon.internal.serve.http;

import org.jspecify.annotations.NullMarked;
