namespace TrialSim.Outcomes;

/// <summary>Times to an event as a protocol names them.</summary>
internal static class TimedEndpointWords
{
    /// <summary>The endpoint in words.</summary>
    public static string InWords(this TimedEndpoint endpoint) =>
        endpoint == TimedEndpoint.FirstResponse ? "time to first response" : "time to first remission";
}
