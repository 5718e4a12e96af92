package dev.isogon.internal.serve.http;

import dev.isogon.metrics.SettingsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A certificate and its key as most programs keep them: files in PEM (RFC 7468). */
public final class PemCertificate {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]*)-----END [A-Z ]*PRIVATE KEY-----");

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private PemCertificate() {}

    /**
     * What TLS needs of them.
     *
     * @param chain the server's certificate, then those that vouch for it
     * @param key in PKCS#8, not encrypted
     * @throws SettingsException when one of them is not that, or they do not belong together
     */
    public static SslContextFactory.Server read(Path chain, Path key) throws IOException {
        Certificate[] certificates = certificates(chain);
        PrivateKey own = key(key);
        if (!own.getAlgorithm().equals(certificates[0].getPublicKey().getAlgorithm())) {
            throw new SettingsException(
                    "tls",
                    "must have a certificate and its own key, but " + chain + " is for a key of "
                            + certificates[0].getPublicKey().getAlgorithm() + " and " + key + " has one of "
                            + own.getAlgorithm());
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, new char[0]);
            store.setKeyEntry("server", own, new char[0], certificates);
            SslContextFactory.Server factory = new SslContextFactory.Server();
            factory.setKeyStore(store);
            factory.setKeyStorePassword("");
            return factory;
        } catch (GeneralSecurityException e) {
            throw new SettingsException("tls", "cannot be made of " + chain + " and " + key + ": " + e.getMessage());
        }
    }

    private static Certificate[] certificates(Path file) throws IOException {
        try {
            Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (!all.isEmpty()) {
                return all.toArray(new Certificate[0]);
            }
        } catch (CertificateException e) {
            // said below
        }
        throw new SettingsException("tls", "must have a certificate in PEM, but " + file + " is none");
    }

    private static PrivateKey key(Path file) throws IOException {
        Matcher found = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!found.find() || !found.group(1).isEmpty()) {
            throw new SettingsException(
                    "tls",
                    "must have a key in PEM that begins with BEGIN PRIVATE KEY (PKCS#8, not encrypted), but " + file
                            + " has none; openssl pkcs8 -topk8 -nocrypt makes one");
        }
        try {
            PKCS8EncodedKeySpec spec =
                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(2)));
            for (String algorithm : ALGORITHMS) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(spec);
                } catch (InvalidKeySpecException e) {
                    // of another kind
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // said below
        }
        throw new SettingsException("tls", "must have a key of RSA, EC or EdDSA, but that of " + file + " is none");
    }
}
