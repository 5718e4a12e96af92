package dev.isogon.internal.config;

import java.util.Locale;

/** How a comparison is run and judged. */
public enum Protocol {
    /** The public experiment as its code runs it, flaws and all, so that its table can be reproduced. */
    SEED,
    /** The same question asked properly, and the same for every loss. */
    FAIR,
    /** As fair, but judged on identities that training did not see: some enrolled, the others strangers. */
    OPEN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
