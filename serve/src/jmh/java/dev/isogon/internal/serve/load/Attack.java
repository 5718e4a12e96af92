package dev.isogon.internal.serve.load;

/**
 * Something malformed.
 *
 * @param kind a word
 * @param bytes to be sent
 * @param ends whether nothing comes behind, and this is said
 */
record Attack(String kind, byte[] bytes, boolean ends) {

    Attack(String kind, byte[] bytes) {
        this(kind, bytes, false);
    }
}
