#!/bin/sh
# Collects every sentence marked for translation and brings the catalogues of all languages up to date.
# A new language: tools/messages.sh fr
set -eu
cd "$(dirname "$0")/.."
pybabel=.venv/bin/pybabel
folder=src/amity/locale
template=$folder/django.pot
mkdir -p "$folder"
$pybabel --quiet extract --mapping tools/messages.cfg --project amity --add-location file --no-wrap \
    --keyword _ --keyword gettext --keyword gettext_lazy --keyword ngettext:1,2 \
    --keyword pgettext:1c,2 --keyword npgettext:1c,2,3 --add-comments "Translators:" --output "$template" src/amity
for language in "$@"; do
    [ -e "$folder/$language" ] || $pybabel --quiet init -D django -i "$template" -d "$folder" -l "$language"
done
$pybabel --quiet update -D django -i "$template" -d "$folder" --no-wrap --no-fuzzy-matching --ignore-pot-creation-date
rm "$template"
