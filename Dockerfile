# One image for web, workers and beat; docker-compose.yml says which command each runs.
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 DATA=/data STATIC_ROOT=/app/collected
WORKDIR /app
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin journal \
    && mkdir /data && chown journal:journal /data && chmod 700 /data

# LibreOffice draws charts and old pictures and reads .doc; leave it out with WITH_OFFICE=0.
ARG WITH_OFFICE=1
RUN if [ "$WITH_OFFICE" = 1 ]; then apt-get update \
    && apt-get install -y --no-install-recommends libreoffice-writer-nogui libreoffice-draw-nogui \
    && rm -rf /var/lib/apt/lists/*; fi

COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock

COPY . .
RUN python -m config.translations && python manage.py collectstatic --no-input --verbosity 0

USER journal
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
    CMD ["python", "-m", "config.deploy.health"]
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", \
     "--blocking-threads", "16", "--no-ws", "--respawn-failed-workers", "--log-level", "warning", \
     "config.wsgi:application"]
