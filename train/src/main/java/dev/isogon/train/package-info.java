/**
 * The door to training: train a model on a folder of images, embed with it, compare losses.
 *
 * <pre>{@code
 * DataSource people = DataSource.of(Path.of("people")); // a folder with a folder of images a class
 *
 * try (TrainedModel model = Trainer.on(people).train(Path.of("people.model"))) {
 *     float[] embedding = model.embed(Image.of(Path.of("somebody.jpg"))); // at length 1
 *     System.out.println(embedding.length + " numbers");
 * }
 *
 * ComparisonResult result = Comparison.of(people)
 *         .losses("arcface", "fixed-adacos")
 *         .seeds(3)
 *         .run(Path.of("compared"));
 * result.differences().forEach(each -> System.out.println(each.sentence()));
 * }</pre>
 *
 * <ul>
 *   <li>{@link dev.isogon.train.Trainer}: one loss, to a {@link dev.isogon.train.TrainedModel}, which embeds images.
 *   <li>{@link dev.isogon.train.Comparison}: several losses over several seeds, to a {@link
 *       dev.isogon.train.ComparisonResult}.
 *   <li>{@link dev.isogon.train.LossModule}: a loss of Isogon's for a training loop of one's own over libtorch, or a loss of
 *       one's own, which a {@link dev.isogon.train.LossMaker} makes, for the two above.
 * </ul>
 *
 * <p>Folders, threads and the engine's memory are not the caller's business; every long call takes a {@link
 * dev.isogon.metrics.Work} and ends when its thread is interrupted. On Linux the engine is about twice as fast with glibc's
 * allocator set by environment variables before the JVM starts, as the start script {@code isogon} does; see docs/results/speed.md.
 */
@NullMarked
package dev.isogon.train;

import org.jspecify.annotations.NullMarked;
