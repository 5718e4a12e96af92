package dev.isogon.internal.gallery.store;

import dev.isogon.internal.gallery.store.sqlite.Sql;
import dev.isogon.internal.gallery.store.values.Columns;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** A gallery on its way to another model, within one change. */
final class Upgrade {

    private final Connection connection;
    private final OpenChange change;
    private final Columns columns;

    Upgrade(Connection connection, OpenChange change, Columns columns) {
        this.connection = connection;
        this.change = change;
        this.columns = columns;
    }

    /** Replaces every embedding; returns how many images there are. */
    int to(ModelIdentity model, GalleryWriting.NewEmbeddings embeddings) throws SQLException, IOException {
        List<Long> images = ids("images");
        for (long each : images) {
            float @Nullable [] embedding = embeddings.ofImage(each);
            if (embedding == null && embeddings.removes(each)) {
                Sql.run(connection, "DELETE FROM images WHERE id = ?", each);
                continue;
            }
            if (embedding == null) {
                throw new SettingsException(
                        "images",
                        "must all get a new embedding, but number " + each + " has none; remove that image first");
            }
            byte[] kept = columns.embedding("images", each, embedding, model.dimensions());
            Sql.run(connection, "UPDATE embeddings SET embedding = ? WHERE image = ?", kept, each);
        }
        for (String each : embeddings.outdatedSettings()) {
            Sql.run(connection, "DELETE FROM settings WHERE key = ?", each);
        }
        replace("strangers", model, embeddings::ofStranger);
        replace("rejections", model, embeddings::ofRejection);
        Sql.run(connection, "DELETE FROM unknowns");
        Sql.run(
                connection,
                "UPDATE facts SET model = ?, checksum = ?, dimensions = ?, framing = ?",
                model.name(),
                model.checksum(),
                model.dimensions(),
                model.framing());
        change.rewrites();
        change.changesStrangers();
        change.erases();
        change.log("upgrade", null, null, images.size());
        return images.size();
    }

    private void replace(String table, ModelIdentity model, LongFunction<float @Nullable []> embeddings)
            throws SQLException, IOException {
        for (long each : ids(table)) {
            float[] embedding = embeddings.apply(each);
            if (embedding == null) {
                Sql.run(connection, "DELETE FROM " + table + " WHERE id = ?", each);
            } else {
                byte[] kept = columns.embedding(table, each, embedding, model.dimensions());
                Sql.run(connection, "UPDATE " + table + " SET embedding = ? WHERE id = ?", kept, each);
            }
        }
    }

    private List<Long> ids(String table) throws SQLException, IOException {
        return Sql.all(connection, "SELECT id FROM " + table + " ORDER BY id", row -> row.getLong(1));
    }
}
