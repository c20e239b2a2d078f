namespace TrialSim.Studies;

/// <summary>A kind of figure of biomarker studies.</summary>
/// <param name="Name">Its name in results.</param>
/// <param name="Table">Title of the table that shows it.</param>
/// <param name="Heading">Heading of its column there.</param>
/// <param name="Meaning">What it is, with its unit and sign.</param>
public sealed record StudyMeasure(string Name, string Table, string Heading, string Meaning);
