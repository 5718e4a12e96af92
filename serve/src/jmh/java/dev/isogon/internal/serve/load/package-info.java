/** What a server stands: load, kills, attacks, and many who change the same. Each run starts the real program beside it. */
@NullMarked
package dev.isogon.internal.serve.load;

import org.jspecify.annotations.NullMarked;
