package dev.isogon.internal.eval.calibration;

import java.util.Arrays;

/**
 * An error rate and what each of n identities contributes to it.
 *
 * @param rate p̂, the estimate from all identities
 * @param withdrawals n differences dᵢ = p̂ − p̂₍₋ᵢ₎, by how much the estimate falls when identity i with all its images is
 *     taken away; not copied
 * @param involved identities that take part in at least one error
 */
public record Influences(double rate, double[] withdrawals, int involved) {

    /** Either of two identities in an error may be the one that brings it about. */
    static final int ROLES = 2;

    /** n. */
    public int identities() {
        return withdrawals.length;
    }

    /**
     * The jackknife's variance of the estimate, (n − 1)∕n · Σdᵢ²; for a mean over pairs 4ζ₁∕n and, in its second term,
     * more than the truth, so that it errs on the safe side (B. Efron and C. Stein, <i>The jackknife estimate of
     * variance</i>, Annals of Statistics 9, 1981; W. Hoeffding, Annals of Mathematical Statistics 19, 1948).
     */
    public double variance() {
        return (identities() - 1.0) / identities() * squares();
    }

    private double squares() {
        return Arrays.stream(withdrawals).map(d -> d * d).sum();
    }

    /** p̂² ∕ variance: of how many independent errors a count would be as uncertain as this; infinite without any. */
    public double effectiveErrors() {
        return rate * rate / variance();
    }

    /** (Σdᵢ²)² ∕ Σdᵢ⁴: how many identities carry the variance, and the degrees of freedom of its estimate. */
    public double effectiveIdentities() {
        double fourth = Arrays.stream(withdrawals).map(d -> d * d * d * d).sum();
        double squares = squares();
        return fourth == 0 ? identities() : squares * squares / fourth;
    }

    /** What one more identity like the worst of these would add to the rate. */
    public double worst() {
        return Arrays.stream(withdrawals).max().orElse(0) + ROLES * rate / identities();
    }
}
