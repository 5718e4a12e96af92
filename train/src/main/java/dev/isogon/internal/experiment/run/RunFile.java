package dev.isogon.internal.experiment.run;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.config.BaseModel;
import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.config.HeadConfig;
import dev.isogon.internal.config.ModelConfig;
import dev.isogon.internal.config.Request;
import dev.isogon.internal.config.SplitConfig;
import dev.isogon.internal.config.TrainConfig;
import dev.isogon.internal.config.TrainRequest;
import dev.isogon.internal.config.settings.RunSettings;
import dev.isogon.internal.data.source.Sources;
import dev.isogon.internal.engine.Engine;
import dev.isogon.internal.experiment.split.Images;
import dev.isogon.internal.loss.LossRecipe;
import dev.isogon.internal.store.Json;
import dev.isogon.internal.store.Sha256;
import dev.isogon.metrics.BrokenFileException;
import dev.isogon.metrics.DataSource;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code run.json}: settings, which {@code --config} reads back, and what they met.
 *
 * @param file its path
 */
public record RunFile(Path file) {

    private static final int PIECE = 1 << 20;

    /** Its name. */
    public static final String NAME = "run.json";

    /** The file as it is read back on resume; where settings come from decides nothing, and earlier files do not say it. */
    private record Described(
            DataSource data,
            @Nullable String pathColumn,
            @Nullable String labelColumn,
            DataSource.@Nullable Classes classes,
            @Nullable DataSource strangers,
            String protocol,
            List<LossRecipe> losses,
            List<Long> seeds,
            boolean quick,
            ModelConfig model,
            TrainConfig train,
            HeadConfig head,
            SplitConfig split,
            int threads,
            Map<String, Object> recorded,
            @Nullable Map<String, String> origins) {

        private DataSource table() {
            return data.withColumns(pathColumn, labelColumn).withClasses(level());
        }

        private @Nullable DataSource strangersTable() {
            if (strangers instanceof DataSource.ImageFolder) {
                return strangers.withClasses(level());
            }
            return strangers == null ? null : Sources.tableWithColumns(strangers, pathColumn, labelColumn);
        }

        private DataSource.Classes level() {
            return classes == null ? DataSource.Classes.AUTO : classes;
        }

        CompareRequest comparison() {
            return new CompareRequest(
                    table(), strangersTable(), protocol, losses, seeds, quick, model, train, head, split, threads);
        }

        TrainRequest training() {
            return new TrainRequest(table(), losses.get(0), seeds.get(0), model, train, head, split, threads);
        }
    }

    /** What decides the result beside the settings, and versions and machine. */
    public static Map<String, Object> met(Request request, Images images) throws IOException {
        Map<String, Object> met = new LinkedHashMap<>(Environment.described(request.threads()));
        met.put("checksum", images.checksum());
        met.put("engine_version", Engine.version());
        @Nullable Path weights = request.model().weights();
        if (weights != null) {
            met.put("weights_checksum", checksum(weights));
        }
        if (request.model().isOver()) {
            met.put("from_checksum", BaseModel.named(request.model().from()).checksum());
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

    /**
     * Writes down a comparison, or one run of it.
     *
     * @param origins where settings come from, by key; empty where that is not known
     * @param recorded what the settings met
     */
    public void write(CompareRequest request, Map<String, String> origins, Map<String, Object> recorded)
            throws IOException {
        Map<String, Object> described = new LinkedHashMap<>();
        described.putAll(written(request.data()));
        described.put("strangers", found(request.strangers()));
        described.put("protocol", request.protocol());
        described.put("losses", request.losses());
        described.put("seeds", request.seeds());
        described.put("quick", request.quick());
        write(described, request, origins, recorded);
    }

    /** Writes down a training, in a comparison's words: its file can be given to either. */
    public void write(TrainRequest request, Map<String, String> origins, Map<String, Object> recorded)
            throws IOException {
        Map<String, Object> described = new LinkedHashMap<>();
        described.putAll(written(request.data()));
        described.put("strangers", "");
        described.put("protocol", RunSettings.FAIR);
        described.put("losses", List.of(request.loss()));
        described.put("seeds", List.of(request.seed()));
        described.put("quick", false);
        write(described, request, origins, recorded);
    }

    private void write(
            Map<String, Object> described, Request request, Map<String, String> origins, Map<String, Object> recorded)
            throws IOException {
        @Nullable Path weights = request.model().weights();
        described.put(
                "model", weights == null ? request.model() : request.model().withWeights(absolute(weights)));
        described.put("train", request.train());
        described.put("head", request.head());
        described.put("split", request.split());
        described.put("threads", request.threads());
        described.put("recorded", recorded);
        if (!origins.isEmpty()) {
            described.put("origins", origins);
        }
        Json.write(file, described);
    }

    /** Data, and a table's columns and a folder's classes where they are not those that are taken without a word. */
    private static Map<String, Object> written(DataSource data) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("data", found(data));
        if (data instanceof DataSource.ImageTable table && !table.equals(new DataSource.ImageTable(table.path()))) {
            written.put("path_column", table.pathColumn());
            written.put("label_column", table.labelColumn());
        }
        if (data.classes() != DataSource.Classes.AUTO) {
            written.put("classes", data.classes());
        }
        return written;
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

    /** The comparison that is described. */
    public CompareRequest comparison() throws IOException {
        return described().comparison();
    }

    /** The training that is described. */
    public TrainRequest training() throws IOException {
        return described().training();
    }

    /** Where its settings come from, by key; empty in a file that does not say. */
    public Map<String, String> origins() throws IOException {
        Map<String, String> origins = new LinkedHashMap<>();
        if (Files.exists(file)) {
            // Not the whole file, since a loss of a program's own cannot be read back.
            Json.readTree(file)
                    .path("origins")
                    .properties()
                    .forEach(each -> origins.put(each.getKey(), each.getValue().asString()));
        }
        return origins;
    }

    private Described described() throws IOException {
        return Json.read(file, Described.class);
    }

    /**
     * Makes sure that a resume meets what the beginning met.
     *
     * @param listed the images as they are now, see {@link ImageList}
     * @throws BrokenFileException when the images, the weights to start from or the engine are no longer the same
     */
    public void checkUnchanged(Images images, List<String> listed) throws IOException {
        Described described = described();
        Map<String, Object> then = described.recorded();
        Map<String, Object> now = met(described.comparison(), images);
        if (!Objects.equals(then.get("checksum"), now.get("checksum"))) {
            String differences = list().differences(listed);
            require(
                    "checksum",
                    then,
                    now,
                    differences.strip() + (differences.isEmpty() ? "" : " ") + "The images changed since");
        }
        require("engine_version", then, now, "The engine's version changed since");
        require("weights_checksum", then, now, "The weights to start from changed since");
        require("from_checksum", then, now, "The model under the head changed since");
    }

    /** The images that the work was begun with, which lie beside. */
    public ImageList list() {
        return new ImageList(file.resolveSibling(ImageList.NAME));
    }

    /**
     * Makes sure that the data is where it was.
     *
     * @throws SettingsException when it is not, saying how to name another place
     */
    public static void checkThere(DataSource data) {
        if (!Files.exists(data.path())) {
            throw new SettingsException(
                    "resume",
                    "finds no data at " + data.path() + " any more; name where it lies now by "
                            + Setting.named("moved_data"));
        }
    }

    /** Writes down that the same data lies elsewhere now; all else stays. */
    public void move(DataSource data) throws IOException {
        ObjectNode described = (ObjectNode) Json.readTree(file);
        described.put("data", found(data));
        Json.write(file, described);
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
