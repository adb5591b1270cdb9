"""What is imported beside the window once that is painted."""

# first what opens the database, which goes on while the next part is imported; then the list of
# exchanges, which is looked at while the rest comes
TO_OPEN = ("planner.gui.desk", "planner.gui.one_window", "planner.gui.opening")
TO_BEGIN = (
    "planner.gui.shell",
    "planner.gui.importing",
    "planner.gui.exchanges.page",
    "pymupdf_fonts.FiraGO_Regular",
    "pymupdf_fonts.FiraGO_Bold",
)
TO_FURNISH = (
    "planner.gui.backups.dialog",
    "planner.gui.keys.encrypting",
    "planner.gui.keys.dialog",
    "planner.gui.keys.locking",
    "planner.gui.privacy.dialog",
    "planner.gui.watch",
    "planner.gui.exchanges.exchange_page",
    "planner.gui.deadlines.page",
    "planner.gui.directory.page",
    "planner.gui.roster.page",
    "planner.gui.itinerary.page",
    "planner.gui.return_visit.page",
    "planner.gui.today.page",
    "planner.gui.documents.page",
    "planner.gui.after_visit.page",
)
