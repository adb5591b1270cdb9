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
TO_FURNISH = ("planner.gui.furnishing",)
