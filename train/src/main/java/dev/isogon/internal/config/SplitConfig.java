package dev.isogon.internal.config;

/**
 * How images are set aside.
 *
 * @param seed the split's own seed, the same for every run of a comparison; of several splits, that of the first
 * @param test share of the images that is judged on, where the data names no test images; 0 for none. In protocol open,
 *     share of the identities
 * @param stratified whether every class gives its share; otherwise all images are drawn alike
 * @param validation share of the training images, by class, that chooses the epoch; 0 for none
 * @param trainImages at most so many training images are used, by class alike; 0 for all
 * @param testImages at most so many test images are used, by class alike; 0 for all
 * @param repeats so many times identities are divided anew, with seeds one after the other; 1 where they are not divided
 */
public record SplitConfig(
        long seed, double test, boolean stratified, double validation, int trainImages, int testImages, int repeats) {

    /** The split of this number alone, from 0. */
    public SplitConfig only(int number) {
        return new SplitConfig(seed + number, test, stratified, validation, trainImages, testImages, 1);
    }
}
