namespace TrialSim.Plans;

/// <summary>How many patients of each arm have a score or change at a visit.</summary>
/// <param name="Week">Week of the visit; 0 counts everybody in the arm.</param>
/// <param name="Treatment">Patients of the treatment arm.</param>
/// <param name="Control">Patients of the control arm.</param>
public sealed record VisitAttendance(double Week, int Treatment, int Control);
