package dev.isogon.internal.config.settings;

/** Where a setting's value comes from; {@code run.json} has it as text. */
public sealed interface Origin {

    /** The user said it. */
    record Given() implements Origin {
        @Override
        public String toString() {
            return "given";
        }
    }

    /** What it is where nothing speaks for another value. */
    record ByDefault() implements Origin {
        @Override
        public String toString() {
            return "default";
        }
    }

    /**
     * Chosen by what is known of the data, the machine or other settings.
     *
     * @param reason continues "chosen", for example "for images in files"
     */
    record ForReason(String reason) implements Origin {
        @Override
        public String toString() {
            return "chosen: " + reason;
        }
    }
}
