namespace TrialSim.Cli.Commands;

/// <summary>What the user asked for cannot be done as asked; the message says what is wrong and how to mend it.</summary>
internal sealed class RefusedException(string message) : Exception(message);
