package dev.isogon.internal.experiment;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.config.CompareConfig;
import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.config.Protocol;
import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json}: settings, which {@code --config} reads back, and what they met.
 *
 * @param file its path
 */
record RunFile(Path file) {

    private static final int PIECE = 1 << 20;

    /** The file as it is read back on resume. */
    private record Described(
            DataSource data,
            @Nullable DataSource strangers,
            Protocol protocol,
            List<LossRecipe> losses,
            List<Long> seeds,
            boolean quick,
            ModelConfig model,
            TrainConfig train,
            CompareConfig.Head head,
            CompareConfig.Split split,
            int threads,
            Map<String, Object> recorded) {

        CompareConfig config() {
            return new CompareConfig(
                    data, strangers, protocol, losses, seeds, quick, model, train, head, split, threads);
        }
    }

    /** What decides the result beside the settings, and versions and machine. */
    static Map<String, Object> met(CompareConfig config, Images images) throws IOException {
        Map<String, Object> met = new LinkedHashMap<>(Environment.described(config.threads()));
        met.put("checksum", images.checksum());
        met.put("engine_version", Engine.version());
        @Nullable Path weights = config.model().weights();
        if (weights != null) {
            met.put("weights_checksum", checksum(weights));
        }
        return met;
    }

    private static String checksum(Path file) throws IOException {
        Sha256 digest = new Sha256();
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.add(piece, read);
            }
        }
        return digest.hex();
    }

    void write(CompareConfig config, Map<String, Object> recorded) throws IOException {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("data", found(config.data()));
        described.put("strangers", found(config.strangers()));
        described.put("protocol", config.protocol());
        described.put("losses", config.losses());
        described.put("seeds", config.seeds());
        described.put("quick", config.quick());
        @Nullable Path weights = config.model().weights();
        described.put("model", weights == null ? config.model() : config.model().withWeights(absolute(weights)));
        described.put("train", config.train());
        described.put("head", config.head());
        described.put("split", config.split());
        described.put("threads", config.threads());
        described.put("recorded", recorded);
        Json.write(file, described);
    }

    /** Data as it is found again from wherever the work is gone on with. */
    private static String found(@Nullable DataSource data) {
        if (data == null) {
            return "";
        }
        return data instanceof DataSource.Mnist
                ? data.toString()
                : absolute(data.path()).toString();
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    CompareConfig config() throws IOException {
        return Json.read(file, Described.class).config();
    }

    /**
     * Makes sure that a resume meets what the beginning met.
     *
     * @throws BrokenFileException when the images, the weights to start from or the engine are no longer the same
     */
    void checkUnchanged(Images images) throws IOException {
        Map<String, Object> then = Json.read(file, Described.class).recorded();
        Map<String, Object> now = met(config(), images);
        require("checksum", then, now, "The images changed since");
        require("engine_version", then, now, "The engine's version changed since");
        require("weights_checksum", then, now, "The weights to start from changed since");
    }

    private void require(String key, Map<String, Object> then, Map<String, Object> now, String what) {
        @Nullable Object before = then.get(key);
        if (!Objects.equals(before, now.get(key))) {
            throw new BrokenFileException(
                    file,
                    "recorded " + key + " " + before + ", but now it is " + now.get(key) + ". " + what
                            + ", so the result could not equal an uninterrupted one; begin anew with another "
                            + Setting.named("out"));
        }
    }
}
