/**
 * What the client speaks with: JSON, which {@link dev.isogon.internal.client.JsonReading} reads and
 * {@link dev.isogon.internal.client.JsonWriting} writes, and forms ({@link dev.isogon.internal.client.FormBody}).
 */
@NullMarked
package dev.isogon.internal.client;

import org.jspecify.annotations.NullMarked;
