/**
 * How a comparison is made and judged, a file a protocol, and what the public experiment published.
 *
 * <p>Not here: how images are set aside (split), how networks are judged (judging), and how a protocol's settings are
 * completed (config.settings). Start at {@link dev.isogon.internal.experiment.protocol.Protocol}; a new one is a line in {@link
 * dev.isogon.internal.experiment.protocol.Protocols}.
 */
@NullMarked
package dev.isogon.internal.experiment.protocol;

import org.jspecify.annotations.NullMarked;
