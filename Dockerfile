# The command in a container, from the archive that `mvn -Prelease package` makes:
#
#   mvn -Prelease -DskipTests package
#   docker build -t ballast .
#   docker run --rm -v "$PWD:/work" --user "$(id -u):$(id -g)" ballast generate users --rows users=1M -o users-1m
#   docker run --rm -v "$PWD:/work" -e PGPASSWORD --network host ballast load users-1m --db postgresql://me@localhost/me
#
# Any image with Java 17 or newer on its path will do.
ARG JRE=eclipse-temurin:25-jre
FROM ${JRE}
ADD dist/target/ballast-*.tar.gz /opt/
RUN mv /opt/ballast-* /opt/ballast \
    && ln -s /opt/ballast/bin/ballast /usr/local/bin/ballast \
    && mkdir -m 1777 /work
# Nobody in particular: whoever --user names works as well.
USER 65532:65532
ENV HOME=/tmp
WORKDIR /work
ENTRYPOINT ["/usr/local/bin/ballast"]
