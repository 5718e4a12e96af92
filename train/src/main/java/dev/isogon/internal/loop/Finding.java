package dev.isogon.internal.loop;

/**
 * Something about a training that is likely a mistake, or that a reader of its results should know; docs/lint.md has every
 * check.
 *
 * @param check the check that found it, for example "inert-regularizer"
 * @param severity how much it matters
 * @param what one sentence with the numbers
 * @param advice what to do, one sentence
 */
public record Finding(String check, Severity severity, String what, String advice) implements TrainingEvent {

    /** How much a finding matters. */
    public enum Severity {
        /** The results are not what they seem to be, or training cannot do what was asked. */
        WARNING,
        /** It limits what follows from the results. */
        NOTE
    }

    public static Finding warning(String check, String what, String advice) {
        return new Finding(check, Severity.WARNING, what, advice);
    }

    public static Finding note(String check, String what, String advice) {
        return new Finding(check, Severity.NOTE, what, advice);
    }
}
