package dev.isogon.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isogon.Gallery;
import dev.isogon.Model;
import dev.isogon.internal.serve.http.PemCertificate;
import dev.isogon.internal.testing.ColourModel;
import dev.isogon.metrics.SettingsException;
import dev.isogon.serve.GalleryServer;
import dev.isogon.serve.ServerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate and a key as files in PEM, made by the JDK's keytool. */
class TlsTest {

    @TempDir
    private Path folder;

    private KeyStore made(String algorithm) throws Exception {
        Path file = folder.resolve(algorithm + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        return KeyStore.getInstance(file.toFile(), "secret".toCharArray());
    }

    private Path pem(String name, String kind, byte[] bytes) throws Exception {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(name), "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void aServerSpeaksTls(String algorithm) throws Exception {
        KeyStore store = made(algorithm);
        Path certificate =
                pem("chain.pem", "CERTIFICATE", store.getCertificate("server").getEncoded());
        Path key = pem(
                "key.pem",
                "PRIVATE KEY",
                store.getKey("server", "secret".toCharArray()).getEncoded());
        Path gallery = folder.resolve("g.gallery");
        try (Model model = Model.open(ColourModel.write(folder.resolve("colour")))) {
            Gallery.open(gallery, model).close();
        }
        ServerSettings settings = new ServerSettings(
                Map.of("g", gallery),
                null,
                0,
                new ServerSettings.Listening("localhost", 0, certificate, key),
                new ServerSettings.Callers(null, 0, null),
                ServerSettings.Capacity.USUAL);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (GalleryServer server = GalleryServer.start(settings, line -> {})) {
            URI uri = server.uri();
            assertThat(uri.getScheme()).isEqualTo("https");
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .sslContext(context)
                    .build()
                    .send(
                            HttpRequest.newBuilder(uri.resolve("/v1/galleries")).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("\"name\":\"g\"");
        }
    }

    @Test
    void filesThatAreNotThatAreNamed() throws Exception {
        KeyStore store = made("EC");
        Path certificate =
                pem("chain.pem", "CERTIFICATE", store.getCertificate("server").getEncoded());
        Path wrong = pem("wrong.pem", "PRIVATE KEY", new byte[] {1, 2, 3});
        Path old = pem("old.pem", "RSA PRIVATE KEY", new byte[] {1, 2, 3});
        Path rsa = pem(
                "rsa.pem",
                "PRIVATE KEY",
                made("RSA").getKey("server", "secret".toCharArray()).getEncoded());
        assertThatThrownBy(() -> PemCertificate.read(wrong, wrong))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("certificate in PEM");
        assertThatThrownBy(() -> PemCertificate.read(certificate, old)).hasMessageContaining("openssl pkcs8");
        assertThatThrownBy(() -> PemCertificate.read(certificate, wrong)).hasMessageContaining("RSA, EC or EdDSA");
        assertThatThrownBy(() -> PemCertificate.read(certificate, rsa)).hasMessageContaining("its own key");
    }
}
