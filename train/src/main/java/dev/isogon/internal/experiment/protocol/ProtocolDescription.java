package dev.isogon.internal.experiment.protocol;

/**
 * A protocol in words, for tables and reports.
 *
 * @param name as settings have it
 * @param summary for a list of protocols
 * @param unseenIdentities whether it judges on identities that training did not see
 * @param repeatsPublished whether it is the published experiment, whose figures then answer the same question
 * @param beginning what it does, the sentence's first words
 * @param choosers the images that choose the epoch, where there are any
 * @param judged how it judges, the sentence's last words
 */
public record ProtocolDescription(
        String name,
        String summary,
        boolean unseenIdentities,
        boolean repeatsPublished,
        String beginning,
        String choosers,
        String judged) {

    /**
     * How losses were compared, in a sentence.
     *
     * @param frozen whether prototypes stayed at their random start
     * @param chosen whether images chose the epoch
     */
    public String sentence(boolean frozen, boolean chosen) {
        return beginning + ": "
                + (frozen ? "prototypes stay at their random start" : "prototypes are trained") + ", "
                + (chosen ? choosers + " choose the epoch" : "the last epoch is judged") + judged;
    }
}
