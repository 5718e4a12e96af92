package dev.isogon.internal.serve.access;

import java.util.Set;

/**
 * Who asks.
 *
 * @param id of the key, which is no secret; {@code local} for a program of this machine, {@code nobody} without a key
 * @param role what it may do
 * @param galleries in which; all where there is none
 */
public record Caller(String id, Role role, Set<String> galleries) {

    /** Whoever can reach a server that has no keys. */
    public static final Caller LOCAL = new Caller("local", Role.ADMIN, Set.of());

    /** Whoever shows no key to a server that has some. */
    public static final Caller NOBODY = new Caller("nobody", Role.ANYBODY, Set.of());

    public Caller {
        galleries = Set.copyOf(galleries);
    }

    /** Whether it may see a gallery. */
    public boolean sees(String gallery) {
        return galleries.isEmpty() || galleries.contains(gallery);
    }
}
