package dev.isogon.internal.config.settings;

/** What settings must know of a protocol: its name, its own defaults, and what goes with it. */
public interface ProtocolSettings {

    /** As settings and files have it, in small letters. */
    String name();

    /** What it sets otherwise than the table, where nothing is said. */
    ProtocolDefaults defaults();

    /** Whether there is a short look. */
    boolean allowsQuick();

    /** Whether images of other classes may be judged too. */
    boolean allowsStrangers();

    /** Whether a head may be trained over a model, instead of a network from pixels. */
    boolean allowsModels();

    /** Whether identities are divided, which can be done several times. */
    boolean dividesIdentities();
}
