using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Forum.Api.Tests.Text;

/// <summary>How long this thread has worked, however busy the machine is; on Windows, how long it has been.</summary>
static class ThreadClock
{
    public static TimeSpan Measure(Action work)
    {
        var before = Now();
        work();
        return Now() - before;
    }

    static TimeSpan Now()
    {
        if (OperatingSystem.IsWindows()) return Stopwatch.GetElapsedTime(0);
        var found = GetTime(OperatingSystem.IsMacOS() ? 16 : 3, out var time);
        if (found != 0) throw new InvalidOperationException("There is no clock of this thread.");
        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1e3);
    }

    [DllImport("libc", EntryPoint = "clock_gettime"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int GetTime(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
