# The command in a container, from the archive that `mvn -Prelease package` makes:
#
#   mvn -Prelease -DskipTests package
#   docker build -t ballast .
#   docker run --rm ballast demo
#   docker run --rm --user 12345 ballast demo
#   docker run --rm -v "$PWD:/work" --user "$(id -u):$(id -g)" ballast generate users --rows users=1M -o users-1m
#   docker run --rm -v "$PWD:/work" -e PGPASSWORD --network host ballast load users-1m --db postgresql://me@localhost/me
#
# The first start, while it is built, leaves an archive of classes beside the jar, by which all others take half the time.
# Any image of Debian or Ubuntu with Java 17 or newer on its path or at JAVA_HOME will do. nss_wrapper gives the demo's server a
# name for a user that /etc/passwd does not know; psql is for `ballast server psql`.
ARG JRE=eclipse-temurin:25-jre
FROM ${JRE}
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends libnss-wrapper postgresql-client \
    && apt-get clean && rm -rf /var/lib/apt/lists/*
ADD dist/target/ballast-*.tar.gz /opt/
RUN mv /opt/ballast-* /opt/ballast \
    && ln -s /opt/ballast/bin/ballast /usr/local/bin/ballast \
    && ballast --version \
    && mkdir -m 1777 /work
# Nobody in particular: whoever --user names works as well.
USER 65532:65532
ENV HOME=/tmp
WORKDIR /work
ENTRYPOINT ["/usr/local/bin/ballast"]
