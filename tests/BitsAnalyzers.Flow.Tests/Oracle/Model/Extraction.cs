namespace BitsAnalyzers.Flow.Tests.Oracle.Model;

/// <summary>What of a call stands in a member of its own, which the program calls in its place.</summary>
internal enum Extraction
{
    None,

    /// <summary>The call, in a static method of the class: <c>Call1(job, mask)</c>.</summary>
    Method,

    /// <summary>The call, in a local function of the method.</summary>
    LocalFunction,

    /// <summary>The call, in a method that calls a method that makes it.</summary>
    TwoMethods,

    /// <summary>The call, in a method of an object that is made for it: <c>new Call1(job).Make(mask)</c>.</summary>
    Wrapper,

    /// <summary>
    /// The call, in a setter of an object that is made for it and then given the job: <c>new Call1 { Job = job }.Mask = mask</c>.
    /// </summary>
    WrapperProperty,

    /// <summary>The mask, in a method that returns it: <c>job.SetNotifyFlags((uint)Mask1())</c>.</summary>
    MaskMethod,

    /// <summary>The mask, in a property.</summary>
    MaskProperty,

    /// <summary>The call, in a method of the class that has the name of one of the framework.</summary>
    Namesake,
}
