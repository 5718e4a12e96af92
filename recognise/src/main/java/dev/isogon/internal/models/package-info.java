/**
 * Models that embed, of any origin: by name in the user's store, by path, or built in; with a record of how each is fed. Start at
 * {@link dev.isogon.internal.models.Models}.
 */
@NullMarked
package dev.isogon.internal.models;

import org.jspecify.annotations.NullMarked;
