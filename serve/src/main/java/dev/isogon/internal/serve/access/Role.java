package dev.isogon.internal.serve.access;

/** What a caller may do, or a route needs; each includes those before it. */
public enum Role {
    /** What needs no key: whether the server is there, and what it can be asked. */
    ANYBODY,
    /** Ask who somebody is, and who is enrolled. */
    READ,
    /** Enrol, rename, move and remove. */
    ENROL,
    /** Change the threshold, and see what was done and measured. */
    ADMIN;

    /** Whether somebody with this role may do what needs another. */
    public boolean allows(Role needed) {
        return compareTo(needed) >= 0;
    }
}
