using System.Text.Json.Nodes;

namespace TrialSim.Qualification;

/// <summary>Runs a reference case through the method it names and returns the fields that the case may expect.</summary>
public delegate JsonNode QualificationMethod(QualificationCase reference);
